import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { exportReport } from '../actions';

type Props = { areaId: number; period: string };

/** One form, three formats; the key makes sending it twice order one file. */
export function ExportButtons({ areaId, period }: Props) {
  return (
    <form action={exportReport} className="flex flex-wrap gap-2">
      <input name="areaId" type="hidden" value={areaId} />
      <input name="period" type="hidden" value={period} />
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
