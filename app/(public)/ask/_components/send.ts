export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; message: string; problems: Record<string, string> };

/** Sends a form to one of the public routes and puts every outcome into words; a lost connection too. */
export async function send<T>(to: string, body: FormData): Promise<Answer<T>> {
  try {
    const response = await fetch(to, { method: 'POST', body });
    const told = await response.json();
    if (response.ok) return { ok: true, value: told as T };
    return { ok: false, message: told.message ?? failed, problems: told.problems ?? {} };
  } catch {
    return { ok: false, message: failed, problems: {} };
  }
}

const failed = '网络不通，没有收到回应。写的内容都还在，请稍后再提交一次，不会重复登记。';

/** The hidden sum may still be worked out on a slow phone: what is sent without it is refused. */
export async function proofIn(form: HTMLFormElement, name: string): Promise<void> {
  const proof = form.elements.namedItem(name);
  for (let waited = 0; waited < 100 && proof instanceof HTMLInputElement && !proof.value; waited++)
    await new Promise((resolve) => setTimeout(resolve, 200));
}
