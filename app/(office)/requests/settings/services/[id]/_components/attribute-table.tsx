import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { type Datatype, datatypes } from '@/lib/domain/open311/service-form';
import { valuesOf } from '@/lib/domain/open311/services';
import type { RequestAttributeModel } from '@/prisma/client/models/RequestAttribute';
import { reinstate, retire } from '../actions';
import { EditAttribute } from './edit-attribute';

type Props = { attributes: readonly RequestAttributeModel[]; maySet: boolean; nextSort: number };

export function AttributeTable({ attributes, maySet, nextSort }: Props) {
  return (
    <DataTable flow label="属性">
      <thead>
        <tr>
          <HeaderCell numeric>顺序</HeaderCell>
          <HeaderCell>代码</HeaderCell>
          <HeaderCell>问题</HeaderCell>
          <HeaderCell>数据类型</HeaderCell>
          <HeaderCell>必填</HeaderCell>
          <HeaderCell>选项</HeaderCell>
          {maySet && (
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {attributes.length === 0 && (
          <EmptyRows columns={maySet ? 7 : 6}>
            <EmptyState title="没有属性">
              其他平台转入这一类诉求时，只带地点和文字；要多问几样，在这里加属性。
            </EmptyState>
          </EmptyRows>
        )}
        {attributes.map((each) => (
          <Row key={each.id}>
            <Cell numeric>{each.sort}</Cell>
            <Cell>
              <span className="font-mono">{each.code}</span> {each.retiredOn && <Badge>停用</Badge>}
            </Cell>
            <Cell wrap>
              {each.description}
              {each.datatypeDescription && <p className="text-ink-2">{each.datatypeDescription}</p>}
            </Cell>
            <Cell>{each.isVariable ? datatypes[each.datatype as Datatype] : '只显示'}</Cell>
            <Cell>{each.isRequired ? '必填' : '—'}</Cell>
            <Cell wrap>
              {valuesOf(each)
                .map(({ name }) => name)
                .join('、') || '—'}
            </Cell>
            {maySet && (
              <Cell>
                <span className="flex gap-1">
                  {!each.retiredOn && (
                    <EditAttribute attribute={each} categoryId={each.categoryId} nextSort={nextSort} />
                  )}
                  <Turn attribute={each} />
                </span>
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}

function Turn({ attribute: { id, version, code, retiredOn } }: { attribute: RequestAttributeModel }) {
  const verb = retiredOn ? '恢复' : '停用';
  return (
    <ConfirmDialog
      action={retiredOn ? reinstate : retire}
      confirmLabel={verb}
      danger={!retiredOn}
      fields={{ id: String(id), version: String(version) }}
      title={`${verb}属性 ${code}？`}
      trigger={verb}
      triggerSize="small"
      triggerVariant="quiet"
    >
      <p>
        {retiredOn
          ? '其他平台取服务定义时又会看到它。'
          : '其他平台不再问，提交时带上它会被拒绝；已转入的诉求里的回答照常显示。'}
      </p>
    </ConfirmDialog>
  );
}
