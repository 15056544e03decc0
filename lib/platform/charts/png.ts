import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

const fonts = join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-sc');

/** The same picture for Word and PDF. `scale` 2 prints at 192 dpi when placed at 96. */
export async function toPng({ svg }: { svg: string }, { scale = 2 } = {}): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#fff',
    font: {
      // Its own fonts only: what a server happens to have installed must not change a report.
      loadSystemFonts: false,
      fontFiles: [join(fonts, '400Regular/NotoSansSC_400Regular.ttf')],
      defaultFontFamily: 'Noto Sans SC',
      sansSerifFamily: 'Noto Sans SC',
    },
  });
  return image.asPng();
}
