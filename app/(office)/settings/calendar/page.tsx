import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { writeNotice } from '@/lib/domain/calendar/notice-text';
import { listYears, type YearRow } from '@/lib/domain/calendar/queries';
import { today, wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { numberParam } from '@/lib/platform/search-params';
import { YearForm } from './_components/year-form';
import { enter } from './actions';

export const metadata = { title: '工作日历' };

/** The working days by which dues are reckoned, year by year, and where each year is from. */
export default page('request.settings', async (actor, { searchParams }) => {
  const { rows, mayEnter } = await listYears(actor);
  const chosen = mayEnter && rows.find(({ year }) => year === numberParam(searchParams, 'year'));
  const thisYear = Number(today().slice(0, 4));
  return (
    <>
      <PageHeader
        description="诉求和督办的期限按工作日计算。没有放假安排的年份算不出期限，请在国务院办公厅的通知印发后录入。"
        title="工作日历"
      />
      <Section title="年份">
        <DataTable flow label="年份">
          <thead>
            <tr>
              <HeaderCell>年</HeaderCell>
              <HeaderCell>来源</HeaderCell>
              <HeaderCell>放假</HeaderCell>
              <HeaderCell>调休上班</HeaderCell>
              <HeaderCell>录入</HeaderCell>
              {mayEnter && (
                <HeaderCell>
                  <span className="sr-only">操作</span>
                </HeaderCell>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ year, days, entered }) => (
              <Row key={year}>
                <Cell>{year}</Cell>
                <Cell>
                  {entered?.document ?? (days ? '随程序' : <Badge tone="yellow">还没有安排</Badge>)}
                </Cell>
                <Cell>{days && `${countOf(days, false)} 天`}</Cell>
                <Cell>{days && `${countOf(days, true)} 天`}</Cell>
                <Cell>{entered && `${entered.enteredBy} ${wallTime(entered.enteredAt)}`}</Cell>
                {mayEnter && (
                  <Cell>
                    {year >= thisYear && (
                      <TextLink href={paths.calendar({ year })}>{days ? '修改' : '录入'}</TextLink>
                    )}
                  </Cell>
                )}
              </Row>
            ))}
          </tbody>
        </DataTable>
        {!mayEnter && <p className="mt-2 text-ink-2">全市一份，由市级方案管理员录入。</p>}
      </Section>
      {chosen && chosen.year >= thisYear && (
        <Section title={`${chosen.year} 年的放假安排`}>
          <YearForm
            action={enter}
            backHref={paths.calendar()}
            key={chosen.year}
            stored={{
              document: chosen.entered?.document ?? '',
              text: chosen.days ? writeNotice(chosen.days) : '',
            }}
            version={chosen.entered?.version ?? 0}
            year={chosen.year}
          />
        </Section>
      )}
    </>
  );
});

const countOf = (days: NonNullable<YearRow['days']>, isWorking: boolean) =>
  Object.values(days).filter((each) => each === isWorking).length;
