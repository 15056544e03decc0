import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Select, TextArea, TextInput } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { groupCategories } from '@/lib/domain/requests/categories';
import { readTemplates } from '@/lib/domain/requests/templates';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { ReplyTemplateModel } from '@/prisma/client/models/ReplyTemplate';
import { remove, save } from './actions';

export const metadata = { title: '答复模板' };

/** Words for what is answered often; whoever answers still writes what was done. */
export default page('request.review', async (actor) => {
  const { templates, areas, categories } = await readTemplates(actor);
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null) =>
    list.find((each) => each.id === id)?.name;
  const fields = (template?: ReplyTemplateModel) => (
    <>
      <Field label="用于" name="areaId" required>
        {(control) => (
          <Select
            {...control}
            defaultValue={String(template?.areaId ?? areas[0]?.id ?? '')}
            options={areas.map(({ id, name }) => ({ value: String(id), label: `${name}及下级` }))}
          />
        )}
      </Field>
      <Field label="类别" name="categoryId">
        {(control) => (
          <Select
            {...control}
            blank="所有类别"
            defaultValue={String(template?.categoryId ?? '')}
            options={groupCategories(categories).map(({ label, categories: of }) => ({
              label,
              options: of.map(({ id, name }) => ({ value: String(id), label: name })),
            }))}
          />
        )}
      </Field>
      <Field label="标题" name="title" required>
        {(control) => (
          <TextInput {...control} className="w-full" defaultValue={template?.title} maxLength={40} />
        )}
      </Field>
      <Field help="用【】标出要改的地方，如【日期】。" label="内容" name="text" required>
        {(control) => (
          <TextArea
            {...control}
            className="w-full"
            defaultValue={template?.text}
            maxLength={1_000}
            rows={6}
          />
        )}
      </Field>
    </>
  );
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '答复模板' }]}
        description="承办的人报办结时可以选用，选后仍要写明这一件做了什么。上级的模板也能选用，由上级改。"
        primary={
          <ConfirmDialog
            action={save}
            confirmLabel="保存"
            danger={false}
            fields={{ id: '0', version: '0' }}
            title="新增答复模板"
            trigger="新增模板"
            triggerIcon="plus"
            triggerVariant="primary"
          >
            {fields()}
          </ConfirmDialog>
        }
        title="答复模板"
      />
      <DataTable flow label="答复模板">
        <thead>
          <tr>
            <HeaderCell>标题</HeaderCell>
            <HeaderCell>类别</HeaderCell>
            <HeaderCell>用于</HeaderCell>
            <HeaderCell>内容</HeaderCell>
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {templates.length === 0 && (
            <EmptyRows columns={5}>
              <EmptyState title="还没有模板">常用的答复写成模板，本辖区和下级承办时可以选用。</EmptyState>
            </EmptyRows>
          )}
          {templates.map((template) => (
            <Row key={template.id}>
              <Cell>{template.title}</Cell>
              <Cell>{nameOf(categories, template.categoryId) ?? '所有'}</Cell>
              <Cell>{template.areaName}及下级</Cell>
              <Cell wrap>{template.text}</Cell>
              <Cell>
                {template.isOwn && (
                  <span className="flex gap-1">
                    <ConfirmDialog
                      action={save}
                      confirmLabel="保存"
                      danger={false}
                      fields={{ id: String(template.id), version: String(template.version) }}
                      title={`模板“${template.title}”`}
                      trigger="改"
                      triggerSize="small"
                      triggerVariant="quiet"
                    >
                      {fields(template)}
                    </ConfirmDialog>
                    <ConfirmDialog
                      action={remove}
                      confirmLabel="删除"
                      fields={{ id: String(template.id) }}
                      title={`删除模板“${template.title}”？`}
                      trigger="删"
                      triggerSize="small"
                      triggerVariant="quiet"
                    />
                  </span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
    </>
  );
});
