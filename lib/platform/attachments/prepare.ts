import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { broken } from '../errors';
import { attachmentSettings } from '../settings';

/** A file that may be kept: its type is what its bytes say, and a picture holds nothing but the picture. */
export type Prepared = {
  bytes: Buffer;
  fileName: string;
  mime: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
};

const longestSide = 2_000;
/** What a picture may unpack to. Phones take 50 million; larger ones do not fit into the file's size anyway. */
const mostPixels = 64_000_000;

const photos: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
const documents: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/**
 * Checks what somebody wants to attach, by content and never by name. A photo is encoded anew, upright, at most
 * 2,000 px long and without any metadata (place, time, device). Throws `rule` in words that say what to do.
 */
export async function prepareFile(
  bytes: Buffer,
  fileName: string,
  kind: 'photo' | 'document',
): Promise<Prepared> {
  const { megabytes } = attachmentSettings;
  if (bytes.length === 0) throw broken('文件是空的，请重新选择。');
  if (bytes.length > megabytes * 1024 * 1024) throw broken(`文件超过 ${megabytes} MB，请压缩后再上传。`);
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mime = type?.mime ?? '';
  if (/^image\/(heic|heif|avif)/.test(mime))
    throw broken('不支持 HEIC 照片。请在手机“相机设置”里改为“兼容性最佳”（JPEG），或截图后上传。');
  if (photos.includes(mime)) return preparePhoto(bytes, fileName, mime);
  if (kind === 'photo') throw broken('请上传 JPEG、PNG 或 WebP 格式的照片。');
  const extension = documents[mime];
  if (!extension)
    throw broken('只能上传 PDF、Word（.docx）、Excel（.xlsx）文件或照片；旧版 .doc、.xls 请另存后再上传。');
  return { ...measured(bytes), fileName: nameFor(fileName, extension), mime, width: null, height: null };
}

async function preparePhoto(bytes: Buffer, fileName: string, mime: string): Promise<Prepared> {
  const isJpeg = mime === 'image/jpeg';
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  // Screenshots are PNG: WebP keeps their letters sharp and their transparency.
  const encoded = isJpeg ? upright.jpeg({ quality: 82 }) : upright.webp({ quality: 85 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true }).catch((error: Error) => {
    throw broken(
      /pixel limit/i.test(error.message)
        ? '照片的像素太多，请缩小后再上传。'
        : '照片已损坏，不能读取，请重新拍摄或另选一张。',
    );
  });
  return {
    ...measured(data),
    fileName: nameFor(fileName, isJpeg ? 'jpg' : 'webp'),
    mime: isJpeg ? 'image/jpeg' : 'image/webp',
    width: info.width,
    height: info.height,
  };
}

const measured = (bytes: Buffer) => ({
  bytes,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** The name without folders and signs that do harm, with the ending that its content has. */
function nameFor(fileName: string, extension: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  // Controls, and the signs that turn the direction of writing: `photo‮gpj.exe`.
  const clean = base.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/\.[^.]*$/, '');
  return `${[...clean.trim()].slice(0, 80).join('') || '附件'}.${extension}`;
}
