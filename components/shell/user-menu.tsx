import { Icon } from '../ui/icon';
import { MenuItem, MenuLink, menuButtonClass } from '../ui/menu';
import { Popdown } from '../ui/popdown';

export type UserMenuProps = {
  user: { name: string; roles: string };
  accountHref: string;
  passwordHref: string;
  /** Ends the session and leads away; a server action. */
  signOut: () => Promise<void>;
};

export function UserMenu({ user, accountHref, passwordHref, signOut }: UserMenuProps) {
  return (
    <Popdown
      align="end"
      panelClassName="w-56 py-1"
      summary={
        <>
          <Icon className="size-4 text-ink-2" name="user" />
          <span className="sr-only md:not-sr-only">{user.name}</span>
          <Icon className="size-3 text-ink-2" name="chevron-down" />
        </>
      }
      summaryClassName="inline-flex h-8 items-center gap-1.5 rounded-control px-2 hover:bg-panel pointer-coarse:h-10"
    >
      <div className="border-b px-3 pt-1 pb-2">
        <p className="font-medium">{user.name}</p>
        <p className="text-ink-2 text-note">{user.roles}</p>
      </div>
      <ul className="pt-1">
        <MenuLink href={accountHref} icon="user">
          我的账号
        </MenuLink>
        <MenuLink href={passwordHref} icon="lock">
          修改密码
        </MenuLink>
        <MenuItem>
          <form action={signOut}>
            <button className={menuButtonClass} type="submit">
              <Icon name="exit" />
              退出
            </button>
          </form>
        </MenuItem>
      </ul>
    </Popdown>
  );
}
