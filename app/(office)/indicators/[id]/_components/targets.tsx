import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { Field } from '@/components/ui/field';
import { NumberInput } from '@/components/ui/inputs';
import { Section } from '@/components/ui/page-header';
import { codeOf, type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { inColumnUnit, inWords, show, unitOf } from '@/lib/domain/indicators/format';
import type { Targets } from '@/lib/domain/targets/queries';
import { wallTime } from '@/lib/platform/clock';
import { set } from '../actions';

type Props = { id: FigureId; standing: Figures; targets: Targets; maySet: boolean };

/** What the area is to reach in this period, this year and the next; nothing where nobody set or may set any. */
export function TargetsOfArea({ id, standing: { area }, targets: { own }, maySet }: Props) {
  const rows = maySet ? own : own.filter(({ target }) => target);
  if (rows.length === 0) return null;
  return (
    <Section title="目标值">
      <DataTable flow label={`${area.name}的目标值`}>
        <thead>
          <tr>
            <HeaderCell>期间</HeaderCell>
            <HeaderCell numeric>目标</HeaderCell>
            <HeaderCell>设定人</HeaderCell>
            <HeaderCell>时间</HeaderCell>
            {maySet && (
              <HeaderCell>
                <span className="sr-only">操作</span>
              </HeaderCell>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, target }) => (
            <Row key={period.key}>
              <Cell>{period.label}</Cell>
              <Cell numeric>{target ? inWords(show(id, target.value, 'column')) : '—'}</Cell>
              <Cell>{target?.setBy}</Cell>
              <Cell>{target && wallTime(target.setAt)}</Cell>
              {maySet && (
                <Cell>
                  <SetTarget area={area} id={id} period={period} target={target} />
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

type SetProps = { id: FigureId; area: { id: number; name: string } } & Targets['own'][number];

function SetTarget({ id, area, period, target }: SetProps) {
  const standing = target && inColumnUnit(id, target.value);
  return (
    <ConfirmDialog
      action={set}
      confirmLabel="保存"
      danger={false}
      fields={{
        code: codeOf(id),
        areaId: String(area.id),
        period: period.key,
        version: String(target?.version ?? 0),
      }}
      title={`${area.name} ${period.label}${nameOf(id)}的目标值`}
      trigger={target ? '修改' : '设定'}
      triggerSize="small"
    >
      <Field help="留空即取消目标。" label="目标值" name="value">
        {(control) => <NumberInput {...control} defaultValue={standing ?? ''} unit={unitOf(id)} />}
      </Field>
    </ConfirmDialog>
  );
}
