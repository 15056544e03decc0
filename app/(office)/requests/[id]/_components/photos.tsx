import { Icon } from '@/components/ui/icon';
import { paths } from '@/lib/platform/paths';
import type { AttachmentModel } from '@/prisma/client/models/Attachment';

/** Pictures as pictures, documents by their name. */
export function Photos({ requestId, files }: { requestId: number; files: readonly AttachmentModel[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-3">
      {files.map(({ id, mime, fileName, width, height }) => (
        <li key={id}>
          <a
            className="block text-action text-table"
            href={paths.requestFile(requestId, id)}
            rel="noreferrer"
            target="_blank"
          >
            {mime.startsWith('image/') ? (
              // biome-ignore lint/performance/noImgElement: behind admission, and small already
              <img
                alt={`照片 ${fileName}`}
                className="h-32 w-auto max-w-60 rounded-control border object-cover"
                height={height ?? undefined}
                loading="lazy"
                src={paths.requestFile(requestId, id)}
                width={width ?? undefined}
              />
            ) : (
              <span className="inline-flex items-center gap-1">
                <Icon name="document" />
                {fileName}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
