'use client';

import { Button, ButtonLink } from '../ui/button';
import { MessagePage } from './message-page';

/** For an `error.tsx` inside the shell too. The number is the one under which the server logged it. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <MessagePage
      description={
        <>
          <p>系统没能完成这一步，已经保存的数据不受影响。请再试一次；还是不行，请告诉系统管理员。</p>
          {digest && <p className="mt-1">错误编号：{digest}</p>}
        </>
      }
      title="出错了"
    >
      <Button onClick={retry} variant="primary">
        再试一次
      </Button>
      <ButtonLink href="/">回到首页</ButtonLink>
    </MessagePage>
  );
}
