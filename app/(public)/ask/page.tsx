import { Notice } from '@/components/ui/notice';
import { ASK_FORM } from '@/lib/domain/requests/asking';
import { groupCategories } from '@/lib/domain/requests/categories';
import { listPlaces } from '@/lib/domain/requests/places';
import { readAskForm } from '@/lib/domain/requests/published';
import { formToken } from '@/lib/platform/human-check';
import { requestSettings } from '@/lib/platform/settings';
import { AskForm } from './_components/ask-form';

// Each form has a token of its own.
export const dynamic = 'force-dynamic';

export default async function AskPage() {
  const [categories, districts] = await Promise.all([readAskForm(), listPlaces(null)]);
  const offered = categories.map(({ id, name, groupName, description, keywords }) => ({
    id,
    name,
    groupName,
    description,
    keywords,
  }));
  return (
    <>
      <h1 className="font-semibold text-title">反映诉求</h1>
      <p className="mt-1 text-ink-2">不用注册。社区在工作时间签收，办理结果在这里答复您。</p>
      <div className="mt-4">
        <Notice tone="warning">
          有人受伤、起火、正在发生的违法行为，请立即拨打{' '}
          <a className="font-semibold text-action underline" href="tel:110">
            110
          </a>
          、
          <a className="font-semibold text-action underline" href="tel:119">
            119
          </a>
          、
          <a className="font-semibold text-action underline" href="tel:120">
            120
          </a>
          。
        </Notice>
      </div>
      <AskForm
        districts={districts}
        groups={groupCategories(offered)}
        phoneDays={requestSettings.phoneDays}
        token={formToken(ASK_FORM)}
      />
    </>
  );
}
