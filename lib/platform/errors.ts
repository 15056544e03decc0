/** What a refused request is told, in one place. */
const words = {
  not_found: '没有找到这条记录，或者它不在您的辖区内。',
  forbidden: '您的账号没有做这件事的权限。如工作需要，请联系本单位安全管理员授权。',
  conflict: '这条记录刚刚被别人改过，请对照后再保存。',
  rule: '不符合规则，没有保存。',
} as const;

export type ErrorCode = keyof typeof words;

/** A refusal. `not_found` also stands for what exists out of scope. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = words[code]) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}

export const notFound = () => new AppError('not_found');
export const forbidden = () => new AppError('forbidden');
export const broken = (message: string) => new AppError('rule', message);

/** Input that does not hold, by field; `''` is the form as a whole. Nothing was stored. */
export class InvalidInput extends Error {
  readonly problems: Readonly<Record<string, string>>;

  constructor(problems: Record<string, string>) {
    super(Object.values(problems).join(' '));
    this.name = 'InvalidInput';
    this.problems = problems;
  }
}

/** An edit of a version that is no longer the last. `detail` is what stands now, for showing side by side. */
export class StaleEdit<T> extends AppError {
  readonly detail: T;

  constructor(detail: T) {
    super('conflict');
    this.name = 'StaleEdit';
    this.detail = detail;
  }
}
