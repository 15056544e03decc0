import { randomUUID } from 'node:crypto';

/** Writes an error that nobody foresaw to the log and returns the number under which it stands there. */
export function logUnexpected(error: unknown, place: string, userId?: number): string {
  const id = randomUUID().slice(0, 8);
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  console.error(JSON.stringify({ at: new Date().toISOString(), id, place, userId, message, stack }));
  return id;
}

export const apology = (id: string) =>
  `系统没能完成这一步，没有保存。请再试一次；还是不行，请把错误编号 ${id} 告诉系统管理员。`;
