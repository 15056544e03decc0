'use client';

import { useState } from 'react';
import { ConfirmDialog, type ConfirmResult } from '@/components/ui/confirm-dialog';
import type { FormState } from '@/lib/platform/action';
import { TemporaryPassword } from './temporary-password';

type Made = { id: number; username: string; password: string };
type Command = (form: FormData) => Promise<ConfirmResult>;
type Props = {
  user: { id: number; username: string; displayName: string; state: 'active' | 'locked' | 'disabled' };
  signIns: number;
  reset: (before: FormState<Made>, form: FormData) => Promise<FormState<Made>>;
  disable: Command;
  enable: Command;
  unlock: Command;
  endSignIns: Command;
};

/** What is done to an account besides changing its fields; each is asked about first. */
export function UserOperations({ user, signIns, reset, disable, enable, unlock, endSignIns }: Props) {
  const [made, setMade] = useState<Made | null>(null);
  const fields = { id: String(user.id) };
  const who = `${user.displayName}（${user.username}）`;
  return (
    <div className="space-y-4">
      {made && <TemporaryPassword password={made.password} username={made.username} />}
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          action={async (form) => {
            const state = await reset({ status: 'idle' }, form);
            if (state.status === 'done') setMade(state.result);
            return 'message' in state ? { error: state.message } : undefined;
          }}
          confirmLabel="重置密码"
          danger={false}
          fields={fields}
          title={`重置${who}的密码？`}
          trigger="重置密码"
          triggerIcon="lock"
        >
          <p>现用密码作废，正在进行的 {signIns} 处登录结束。新的临时密码只显示一次。</p>
        </ConfirmDialog>
        {user.state === 'locked' && (
          <ConfirmDialog
            action={unlock}
            confirmLabel="解锁"
            danger={false}
            fields={fields}
            title={`解锁${who}？`}
            trigger="解锁"
          >
            <p>请先向本人核实：多次失败的登录是否由其本人所为。</p>
          </ConfirmDialog>
        )}
        {signIns > 0 && (
          <ConfirmDialog
            action={endSignIns}
            confirmLabel="结束登录"
            fields={fields}
            title={`结束${who}的 ${signIns} 处登录？`}
            trigger="结束登录"
          >
            <p>本人须重新登录；未保存的内容留在草稿里。</p>
          </ConfirmDialog>
        )}
        {user.state === 'disabled' ? (
          <ConfirmDialog
            action={enable}
            confirmLabel="启用"
            danger={false}
            fields={fields}
            title={`启用${who}？`}
            trigger="启用账号"
          >
            <p>原有的密码和未结束的授权重新有效。</p>
          </ConfirmDialog>
        ) : (
          <ConfirmDialog
            action={disable}
            confirmLabel="停用"
            fields={fields}
            title={`停用${who}？`}
            trigger="停用账号"
            triggerVariant="danger"
          >
            <p>立即不能登录，正在进行的 {signIns} 处登录结束。账号和历史保留，可以再启用。</p>
          </ConfirmDialog>
        )}
      </div>
    </div>
  );
}
