import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Select, TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { type DepartmentRow, listHandlers, readDepartments } from '@/lib/domain/requests/desks';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { add, join, leave, retire } from './actions';

export const metadata = { title: '承办部门' };

type Person = { userId: number; name: string; workUnit: string };

/** To whom requests can be handed, and who works there. */
export default page('request.dispatch', async (actor) => {
  const { departments, areas } = await readDepartments(actor);
  const people = await listHandlers(actor, [...new Set(departments.map(({ areaId }) => areaId))]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '承办部门' }]}
        description="转办诉求的部门。部门的人只看到转给本部门的；须先有“承办员”授权，由安全管理员办。"
        primary={
          <ConfirmDialog
            action={add}
            confirmLabel="新增"
            danger={false}
            title="新增承办部门"
            trigger="新增部门"
            triggerIcon="plus"
            triggerVariant="primary"
          >
            <Field label="所在辖区" name="areaId" required>
              {(control) => (
                <Select
                  {...control}
                  options={areas.map(({ id, name }) => ({ value: String(id), label: name }))}
                />
              )}
            </Field>
            <Field label="名称" name="name" required>
              {(control) => <TextInput {...control} className="w-full" maxLength={40} />}
            </Field>
            <Field
              help="如城管、住建；与类别的职能领域一致时，转办会先建议它。"
              label="职能领域"
              name="field"
              required
            >
              {(control) => <TextInput {...control} className="w-full" maxLength={20} />}
            </Field>
          </ConfirmDialog>
        }
        title="承办部门"
      />
      <DataTable flow label="承办部门">
        <thead>
          <tr>
            <HeaderCell>辖区</HeaderCell>
            <HeaderCell>部门</HeaderCell>
            <HeaderCell>职能领域</HeaderCell>
            <HeaderCell numeric>在办</HeaderCell>
            <HeaderCell>承办员</HeaderCell>
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {departments.length === 0 && (
            <EmptyRows columns={6}>
              <EmptyState title="本辖区还没有部门">
                点“新增部门”，再把有“承办员”授权的人列入。上级的部门由上级列，转办时一样可以选。
              </EmptyState>
            </EmptyRows>
          )}
          {departments.map((department) => (
            <DepartmentLine
              department={department}
              key={department.id}
              people={people.filter(({ areaId }) => areaId === department.areaId)}
            />
          ))}
        </tbody>
      </DataTable>
    </>
  );
});

function DepartmentLine({ department, people }: { department: DepartmentRow; people: readonly Person[] }) {
  const { id, name, members } = department;
  const others = people.filter(({ userId }) => !members.some((member) => member.userId === userId));
  return (
    <Row>
      <Cell>{department.areaName}</Cell>
      <Cell>{name}</Cell>
      <Cell>{department.field}</Cell>
      <Cell numeric>
        <TextLink href={paths.requests({ box: 'open', department: id })}>{department.open}</TextLink>
      </Cell>
      <Cell wrap>
        <span className="flex flex-wrap items-center gap-1">
          {members.length === 0 && <span className="text-ink-2">没有承办员，转来无人办理</span>}
          {members.map((member) => (
            <ConfirmDialog
              action={leave}
              confirmLabel="移出"
              fields={{ id: String(id), userId: String(member.userId) }}
              key={member.userId}
              title={`把${member.name}移出${name}？`}
              trigger={`${member.name} ×`}
              triggerSize="small"
              triggerVariant="quiet"
            />
          ))}
        </span>
      </Cell>
      <Cell>
        <span className="flex gap-1">
          {others.length > 0 && (
            <ConfirmDialog
              action={join}
              confirmLabel="列入"
              danger={false}
              fields={{ id: String(id) }}
              title={`列入${name}`}
              trigger="列入承办员"
              triggerSize="small"
              triggerVariant="quiet"
            >
              <Field label="承办员" name="userId" required>
                {(control) => (
                  <Select
                    {...control}
                    options={others.map(({ userId, name: person, workUnit }) => ({
                      value: String(userId),
                      label: workUnit ? `${person}（${workUnit}）` : person,
                    }))}
                  />
                )}
              </Field>
            </ConfirmDialog>
          )}
          <ConfirmDialog
            action={retire}
            confirmLabel="停用"
            fields={{ id: String(id) }}
            title={`停用${name}？以后不能再转给它。`}
            trigger="停用"
            triggerSize="small"
            triggerVariant="quiet"
          />
        </span>
      </Cell>
    </Row>
  );
}
