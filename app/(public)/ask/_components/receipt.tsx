'use client';

import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { spaced } from '@/lib/domain/requests/spaced';
import { paths } from '@/lib/platform/paths';
import { bigButton } from './look';

type Props = { code: string; queryCode: string; isJoined: boolean };

/** The only time that the query code is shown. */
export function Receipt({ code, queryCode, isJoined }: Props) {
  const [copied, setCopied] = useState('');
  const copy = async () => {
    const link = `${window.location.origin}${paths.followCode(queryCode)}`;
    try {
      await navigator.clipboard.writeText(`诉求 ${code}，查询码 ${spaced(queryCode)}\n${link}`);
      setCopied('已复制，请粘贴到备忘录保存。');
    } catch {
      // Without HTTPS a browser does not let a page copy.
      setCopied('这个浏览器不能自动复制，请截屏或抄下来。');
    }
  };
  return (
    <section aria-labelledby="receipt" className="mt-6">
      <h2 className="flex items-center gap-2 font-semibold text-green text-title" id="receipt">
        <Icon className="size-6" name="success" />
        {isJoined ? '已加入' : '已收到'}
      </h2>
      <p className="mt-4">诉求编号</p>
      <p className="font-semibold text-title">{code}</p>
      <p className="mt-4">查询码</p>
      <p className="rounded-panel border-2 border-action px-3 py-3 text-center font-mono font-semibold text-figure tracking-wider">
        {spaced(queryCode)}
      </p>
      <p className="mt-2 font-medium">
        请现在就复制、截屏或抄下查询码。查进度、补充、评价都凭它，丢了无法找回；不要给别人看。
      </p>
      <div className="mt-4 space-y-3">
        <Button className={`${bigButton} w-full`} onClick={copy} variant="primary">
          复制编号、查询码和链接
        </Button>
        <p aria-live="polite" className="empty:hidden">
          {copied}
        </p>
        <ButtonLink className={`${bigButton} w-full`} href={paths.follow()}>
          看办理进度
        </ButtonLink>
      </div>
    </section>
  );
}
