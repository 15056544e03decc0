'use client';

import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { FieldNotes } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';

const longestSide = 2_000;

type Props = {
  photos: readonly File[];
  onChange: Dispatch<SetStateAction<File[]>>;
  most: number;
  error?: string | undefined;
};

/** Photos, made smaller before they are sent: a phone's are ten times what anybody looks at, and say where they were taken. */
export function PhotoChoice({ photos, onChange, most, error }: Props) {
  const add = async (chosen: readonly File[]) => {
    const taken = chosen.slice(0, most - photos.length);
    // There at once, for whoever sends without waiting; each is replaced as soon as it is smaller.
    onChange((before) => [...before, ...taken]);
    for (const file of taken) {
      const smaller = await reduced(file);
      onChange((before) => before.map((each) => (each === file ? smaller : each)));
    }
  };
  return (
    <div>
      <ul className="mb-2 flex flex-wrap gap-3 empty:hidden">
        {photos.map((photo, at) => (
          <li className="text-center" key={`${photo.name} ${photo.lastModified} ${photo.size}`}>
            <Preview photo={photo} />
            <Button
              aria-label={`去掉照片 ${at + 1}`}
              className="h-11! text-heading!"
              onClick={() => onChange(photos.filter((other) => other !== photo))}
              variant="quiet"
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      {photos.length < most && (
        <label className={buttonClass('secondary', 'normal', 'relative h-12! w-full text-heading!')}>
          <Icon name="upload" />
          拍照或选照片
          <input
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="photos-help photos-error"
            className="absolute inset-0 opacity-0"
            id="photos"
            multiple
            onChange={({ target }) => {
              void add([...(target.files ?? [])]);
              target.value = '';
            }}
            type="file"
          />
        </label>
      )}
      <FieldNotes
        error={error}
        help={`可以不选，最多 ${most} 张。照片里的拍摄地点、时间、手机型号会自动清除；是否拍进人脸、车牌，由您决定。`}
        id="photos"
      />
    </div>
  );
}

function Preview({ photo }: { photo: File }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(photo);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return address ? (
    // biome-ignore lint/performance/noImgElement: it has not left the phone
    <img alt="要提交的照片" className="size-24 rounded-control border object-cover" src={address} />
  ) : (
    <span className="block size-24" />
  );
}

/** The photo as it was where a browser cannot do it: the server does the same again. */
async function reduced(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return blob && blob.size < file.size ? new File([blob], file.name, { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
