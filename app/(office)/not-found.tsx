import { MessagePage } from '@/components/shell/message-page';
import { ButtonLink } from '@/components/ui/button';
import { paths } from '@/lib/platform/paths';

/** The same words for what does not exist and for what lies outside one's areas: neither is told apart. */
export default function NotFound() {
  return (
    <MessagePage
      description="地址可能有误，内容可能已移走，或不在您的辖区和权限之内。"
      title="没有找到这个页面"
    >
      <ButtonLink href={paths.home()} variant="primary">
        回到工作台
      </ButtonLink>
    </MessagePage>
  );
}
