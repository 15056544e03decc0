import Form from 'next/form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { DateInput } from '@/components/ui/inputs';
import { Notice } from '@/components/ui/notice';
import { PageHeader, Section } from '@/components/ui/page-header';
import { FilterField } from '@/components/ui/toolbar';
import { countLedgersOf } from '@/lib/domain/jurisdictions/counts';
import { memberLevels } from '@/lib/domain/jurisdictions/definition';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import { countGrants, getJurisdiction } from '@/lib/domain/jurisdictions/queries';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';
import { dayParam } from '@/lib/platform/search-params';
import { add } from '../actions';
import { HistoryTable } from './_components/history-table';
import { MembersTable } from './_components/members-table';
import { NewMemberForm } from './_components/new-member-form';
import { Close, Rename, touched } from './_components/operations';

export const metadata = { title: '管理区' };

export default page<{ id: string }>('dashboard.read', async (actor, { params, searchParams }) => {
  const day = dayParam(searchParams, 'on') ?? today();
  const { jurisdiction, members, history } = await getJurisdiction(actor, Number(params.id), day);
  const { id, name, code, areaName, document, validFrom, validTo } = jurisdiction;
  const grants = can(actor, 'areas.change', jurisdiction) ? await countGrants(actor, id) : null;
  const counts = day === today() ? await countLedgersOf(actor, members) : null;
  const hasEnded = validTo !== null && validTo <= today();
  return (
    <>
      <PageHeader
        badge={
          <>
            <Badge>管理区</Badge>
            {hasEnded && <Badge tone="yellow">已终止</Badge>}
          </>
        }
        breadcrumbs={[
          { label: '辖区', href: paths.areas() },
          { label: '管理区', href: paths.jurisdictions() },
          { label: name },
        ]}
        secondary={
          grants !== null &&
          !validTo && (
            <>
              <Rename jurisdiction={jurisdiction} />
              <Close grants={grants} jurisdiction={jurisdiction} />
            </>
          )
        }
        title={name}
      />
      <div className="px-4">
        <DefinitionList
          items={[
            { term: jurisdictionLabels.code, value: code },
            { term: jurisdictionLabels.area, value: areaName },
            { term: jurisdictionLabels.validFrom, value: validFrom },
            { term: jurisdictionLabels.document, value: document },
            ...(validTo ? [{ term: jurisdictionLabels.validTo, value: validTo }] : []),
          ]}
        />
      </div>
      <Section
        actions={
          <Form action={paths.jurisdiction(id)} className="flex items-center gap-2" prefetch={false}>
            <FilterField htmlFor="on" label="日期">
              <DateInput defaultValue={day} id="on" key={day} name="on" />
            </FilterField>
            <Button type="submit">查看</Button>
          </Form>
        }
        description={`${day} 由${name}管理的辖区；数字含下级辖区，不含已停用的，也计在各自隶属的区（市）县。`}
        title={`成员（${members.length}）`}
      >
        <MembersTable counts={counts} members={members} />
      </Section>
      {grants !== null && !hasEnded && (
        <Section title="列入成员">
          <Notice>{touched(grants)}</Notice>
          <NewMemberForm action={add} choices={paths.areaChoices(memberLevels)} id={id} today={today()} />
        </Section>
      )}
      <Section title="成员的沿革">
        <HistoryTable grants={grants} members={history} />
      </Section>
    </>
  );
});
