'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { categoryLabels } from '@/lib/domain/linkage/definition';
import {
  moveProblem,
  type NewProblem,
  type ProblemMove,
  recordProblem,
  removeProblem,
} from '@/lib/domain/linkage/problems';
import {
  type NewVisit,
  recordVisit,
  removeVisit,
  reviseVisit,
  type VisitEdit,
} from '@/lib/domain/linkage/visits';
import { command } from '@/lib/platform/action';
import { findIdNumber } from '@/lib/platform/spreadsheets/normalise';

const id = z.coerce.number().int().positive();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期。');
const optionalDay = z.union([z.literal('').transform(() => null), day]);
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多 ${max} 个字。`)
    .refine((text) => !findIdNumber(text), '内容里有身份证号。系统不保存身份证号，请删去后再填。');

const visit: z.ZodType<NewVisit> = z.object({
  submitKey: z.uuid(),
  assignmentId: id,
  visitedOn: day,
  note: words(500),
});

export const addVisit = command('linkage.record', visit, async (actor, input) => {
  await recordVisit(actor, input);
  refresh();
});

const visitEdit: z.ZodType<VisitEdit> = z.object({ id, version: id, visitedOn: day, note: words(500) });

export const changeVisit = command('linkage.record', visitEdit, async (actor, input) => {
  await reviseVisit(actor, input);
  refresh();
});

const problem: z.ZodType<NewProblem> = z.object({
  submitKey: z.uuid(),
  visitId: id,
  name: words(200).refine((text) => text.length > 0, '请写明问题。'),
  category: z.enum(Object.keys(categoryLabels) as [keyof typeof categoryLabels]),
  responsibleAreaId: id,
  dueOn: optionalDay,
});

export const addProblem = command('linkage.record', problem, async (actor, input) => {
  await recordProblem(actor, input);
  refresh();
});

const move: z.ZodType<ProblemMove> = z.object({
  id,
  version: id,
  state: z.enum(['solving', 'solved']),
  solution: words(500).default(''),
  solvedOn: optionalDay.default(null),
});

export const changeProblem = command('linkage.record', move, async (actor, input) => {
  await moveProblem(actor, input);
  refresh();
});

const removal = z.object({
  id,
  reason: words(200).refine((text) => text.length > 0, '请写明删除的原因。'),
});

export const dropVisit = command('linkage.record', removal, async (actor, input) => {
  await removeVisit(actor, input);
  refresh();
});

export const dropProblem = command('linkage.record', removal, async (actor, input) => {
  await removeProblem(actor, input);
  refresh();
});

/** What is shown of a visit stands on the assignment's page and in the lists of linkage. */
const refresh = () => revalidatePath('/', 'layout');
