import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

/** Stands on the screen once: it is stored nowhere. */
export function TemporaryPassword({ username, password }: { username: string; password: string }) {
  return (
    <Notice live title="临时密码只显示这一次" tone="success">
      <p>请当面或用工作渠道告知本人；首次登录须修改。</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>
          账号 <strong className="font-medium font-mono">{username}</strong>
        </span>
        <span>
          密码 <strong className="select-all font-medium font-mono text-heading">{password}</strong>
        </span>
        <CopyButton label="复制密码" text={password} />
      </p>
    </Notice>
  );
}
