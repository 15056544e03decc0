import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: (form: FormData) => Promise<void>;
  /** What the file is to be made from. */
  fields: Readonly<Record<string, string | number>>;
};

/** One form, three formats; the key makes sending it twice order one file. */
export function ExportButtons({ action, fields }: Props) {
  return (
    <form action={action} className="flex flex-wrap gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <input name="submitKey" type="hidden" value={crypto.randomUUID()} />
      <button className={buttonClass('secondary')} name="format" type="submit" value="xlsx">
        <Icon name="download" />
        Excel
      </button>
      <button className={buttonClass('secondary')} name="format" type="submit" value="pdf">
        <Icon name="download" />
        PDF
      </button>
      <SubmitButton icon="download" name="format" value="docx">
        Word
      </SubmitButton>
    </form>
  );
}
