import { broken } from './errors';

/**
 * A form that came with a request, files and all, refused as soon as it is larger than `megabytes`: by what it says
 * of itself, and by what comes.
 */
export async function readForm(request: Request, megabytes: number): Promise<FormData> {
  const most = megabytes * 1024 * 1024;
  const tooLarge = () => broken(`提交的内容超过 ${megabytes} MB，请少选几张照片，或压缩后再提交。`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    throw broken('没有收到表单，请刷新页面后再提交。');
  let size = 0;
  let isTooLarge = false;
  const measured = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length;
        isTooLarge = size > most;
        if (isTooLarge) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(measured, { headers: { 'content-type': type } }).formData();
  } catch {
    throw isTooLarge ? tooLarge() : broken('网络中断，没有收到完整的内容，请再提交一次。');
  }
}

/** A field that is text; the empty string for one that is not there, or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
