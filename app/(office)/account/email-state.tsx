import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { sendCheckAgain } from './actions';

/** Whether notices go to the address yet. */
export function EmailState({ email, isVerified }: { email: string; isVerified: boolean }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-2">
      <span className="break-all">{email}</span>
      {isVerified ? (
        <Badge sign="●" tone="green">
          已验证
        </Badge>
      ) : (
        <>
          <Badge sign="▲" tone="yellow">
            未验证
          </Badge>
          <ConfirmDialog
            action={sendCheckAgain}
            confirmLabel="发送"
            danger={false}
            title={`向 ${email} 发送验证邮件？`}
            trigger="重新发送"
            triggerSize="small"
          >
            <p>链接 24 小时内有效，只能用一次；以前发的随即失效。</p>
          </ConfirmDialog>
          <span className="text-ink-2 text-table">打开邮件里的链接、登录后确认，才开始发通知。</span>
        </>
      )}
    </p>
  );
}
