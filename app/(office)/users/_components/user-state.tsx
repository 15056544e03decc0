import { Badge, type Tone } from '@/components/ui/badge';
import { type UserState as State, userStates } from '@/lib/domain/users/labels';

const tones: Record<State, { tone: Tone; sign: string }> = {
  active: { tone: 'green', sign: '●' },
  locked: { tone: 'yellow', sign: '▲' },
  disabled: { tone: 'grey', sign: '■' },
};

export function UserState({ user }: { user: { state: State; mustChangePassword: boolean } }) {
  return (
    <span className="inline-flex gap-1">
      <Badge {...tones[user.state]}>{userStates[user.state]}</Badge>
      {user.state === 'active' && user.mustChangePassword && <Badge>待改密码</Badge>}
    </span>
  );
}
