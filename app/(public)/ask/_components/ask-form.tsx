'use client';

import { type FormEvent, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { type FormError, FormErrorSummary } from '@/components/ui/form-error-summary';
import { HumanCheck } from '@/components/ui/human-check';
import { TextArea, TextInput } from '@/components/ui/inputs';
import type { Place } from '@/lib/domain/requests/places';
import type { Similar } from '@/lib/domain/requests/similar';
import { kindLabels } from '@/lib/domain/requests/words';
import { paths } from '@/lib/platform/paths';
import { CategoryChoice, type OfferedGroup } from './category-choice';
import { bigButton, bigControl, choiceRow } from './look';
import { PhotoChoice } from './photo-choice';
import { PlacePicker } from './place-picker';
import { PrivacyNotice } from './privacy-notice';
import { Receipt } from './receipt';
import { proofIn, send } from './send';
import { SimilarCases } from './similar-cases';
import { useAskDraft } from './use-ask-draft';

type Props = {
  districts: readonly Place[];
  groups: readonly OfferedGroup[];
  phoneDays: number;
  token: string;
};

// As lib/platform/human-check names them; that file is the server's.
const fields = { solution: 'proof', token: 'formToken', trap: 'website' } as const;
const mostPhotos = 4;
type Sent = { code: string; queryCode: string; isJoined: boolean };

export function AskForm({ districts, groups, phoneDays, token }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, clear } = useAskDraft();
  const [phone, setPhone] = useState('');
  const [photos, setPhotos] = useState<File[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [similar, setSimilar] = useState<{ about: string; cases: readonly Similar[] } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [sent, setSent] = useState<Sent | null>(null);
  // The form that got no answer keeps its token, so that it is known when it is sent again.
  const formKey = draft.token ?? token;
  const about = `${draft.place?.id} ${draft.categoryId}`;
  const isWeighing = similar?.about === about && similar.cases.length > 0;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const missing = missingIn();
      if (missing.length > 0) return refuse(missing);
      const cases = similar?.about === about ? [] : await similarTo();
      if (cases.length > 0) return setSimilar({ about, cases });
      await dispatch(null);
    } finally {
      setBusy(false);
    }
  }

  /** Asked for here so that nobody waits for the network to hear it; the server asks again. */
  function missingIn(): FormError[] {
    return [
      ...(draft.place
        ? []
        : [{ field: 'areaId', message: '请选择地点：搜索小区或社区的名称，或逐级选择。' }]),
      ...(draft.text.trim().length >= 5 ? [] : [{ field: 'text', message: '请写清楚一些，至少 5 个字。' }]),
      ...(draft.categoryId ? [] : [{ field: 'categoryId', message: '请选择是哪一类事。' }]),
    ];
  }

  function refuse(list: readonly FormError[]) {
    setProblems(Object.fromEntries(list.map(({ field, message }) => [field ?? '', message])));
    setErrors(list);
  }

  async function similarTo(): Promise<readonly Similar[]> {
    try {
      const query = { area: draft.place?.id, category: draft.categoryId ?? undefined };
      const response = await fetch(paths.askSimilar(query));
      return response.ok ? await response.json() : [];
    } catch {
      // It is a courtesy: without an answer the request is sent as it is.
      return [];
    }
  }

  async function dispatch(join: number | null) {
    if (!form.current) return;
    setBusy(true);
    change({ token: formKey });
    await proofIn(form.current, fields.solution);
    const answer = await send<{ code: string; queryCode: string }>(
      paths.askSend(),
      filled(form.current, join),
    );
    setBusy(false);
    if (answer.ok) {
      clear();
      setSent({ ...answer.value, isJoined: join !== null });
      return window.scrollTo(0, 0);
    }
    setRound((before) => before + 1);
    setSimilar(join === null ? similar : null);
    const beside = Object.entries(answer.problems).map(([field, message]) => ({ field, message }));
    refuse(beside.length > 0 ? beside : [{ message: answer.message }]);
  }

  function filled(element: HTMLFormElement, join: number | null): FormData {
    const body = new FormData(element);
    body.set('areaId', String(draft.place?.id ?? ''));
    body.set('categoryId', String(draft.categoryId ?? ''));
    if (join) body.set('join', String(join));
    for (const photo of photos) body.append('photos', photo, photo.name);
    return body;
  }

  if (sent) return <Receipt {...sent} />;
  return (
    <form className="mt-6 space-y-8" noValidate onSubmit={submit} ref={form}>
      <FormErrorSummary errors={errors} title="还没有提交" />
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">1. 在哪里</legend>
        <PlacePicker
          chosen={draft.place}
          districts={districts}
          error={problems.areaId}
          onChoose={(place) => change({ place })}
        />
        <div className="mt-4">
          <Field
            error={problems.address}
            help="可以不填。如 3 栋楼下、东门外路口；不需要写门牌号。"
            label="具体位置"
            name="address"
          >
            {(control) => (
              <TextInput
                {...control}
                className={bigControl}
                maxLength={100}
                onChange={({ target }) => change({ address: target.value })}
                value={draft.address}
              />
            )}
          </Field>
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">2. 什么事</legend>
        <Field
          error={problems.text}
          help={`写清楚什么事、什么时候、希望怎样。不要写姓名和身份证号；写了电话会隐去中间几位。已写 ${draft.text.length} 字，最多 2,000 字。`}
          label="内容"
          name="text"
          required
        >
          {(control) => (
            <TextArea
              {...control}
              className="w-full"
              maxLength={2_000}
              onChange={({ target }) => change({ text: target.value })}
              rows={6}
              value={draft.text}
            />
          )}
        </Field>
      </fieldset>
      <CategoryChoice
        chosen={draft.categoryId}
        error={problems.categoryId}
        groups={groups}
        onChoose={(categoryId) => change({ categoryId })}
        text={draft.text}
      />
      <fieldset className="min-w-0" id="kind">
        <legend className="mb-2 font-semibold">4. 您是来</legend>
        <div className="space-y-2">
          {Object.entries(kindLabels).map(([value, label]) => (
            <label className={choiceRow} key={value}>
              <input
                checked={draft.kind === value}
                className="mt-0.5 size-5!"
                name="kind"
                onChange={() => change({ kind: value })}
                type="radio"
                value={value}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">5. 照片</legend>
        <PhotoChoice error={problems.photos} most={mostPhotos} onChange={setPhotos} photos={photos} />
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">6. 怎样联系您</legend>
        <Field
          error={problems.phone}
          help={`可以不填。只用于核实、约时间、答复和回访；加密保存，每次查看都留记录，办结 ${phoneDays} 天后清除。不填也能凭查询码看结果。`}
          label="电话"
          name="phone"
        >
          {(control) => (
            <TextInput
              {...control}
              autoComplete="tel"
              className={bigControl}
              inputMode="tel"
              maxLength={20}
              onChange={({ target }) => setPhone(target.value)}
              value={phone}
            />
          )}
        </Field>
        <Checkbox
          checked={draft.wantsPublic}
          className="mt-3 min-h-12!"
          label="工作人员审核、隐去个人信息后，可以公开这件事和办理结果"
          name="wantsPublic"
          onChange={({ target }) => change({ wantsPublic: target.checked })}
        />
      </fieldset>
      <PrivacyNotice phoneDays={phoneDays} />
      <HumanCheck fields={fields} round={round} src={paths.challenge()} token={formKey} />
      {isWeighing && similar && (
        <SimilarCases cases={similar.cases} isBusy={isBusy} onJoin={(id) => void dispatch(id)} />
      )}
      <button
        aria-busy={isBusy || undefined}
        aria-disabled={isBusy || undefined}
        className={buttonClass(isWeighing ? 'secondary' : 'primary', 'normal', `${bigButton} w-full`)}
        type="submit"
      >
        {isBusy ? '正在提交…' : isWeighing ? '不是同一件，继续提交' : '提交'}
      </button>
    </form>
  );
}
