import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet, IconPhoto } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { exportPortfolioEndpoint } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { saveAsPicture } from './picture'
import { useRefusal } from './refusal-sentence'
import { downloadFile } from '@/shared/ui/download'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

export function ExportMenu({ run, picture }: { run: Run; picture: RefObject<SVGSVGElement | null> }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const sentence = useRefusal()
  const { company } = useMe()
  const [isBusy, setBusy] = useState(false)
  const name = `cartera-${run.from}-${run.to}`
  const save = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    await work().catch((problem: unknown) => notifyProblem(sentence(problem)))
    setBusy(false)
  }
  const saveWorkbook = (): Promise<void> =>
    downloadFile(exportPortfolioEndpoint, { query: { run: run.id } }, `${name}.xlsx`)
  const savePicture = async (): Promise<void> => {
    const drawing = picture.current
    if (!drawing) return
    const words = {
      title: `${t('chart.title')} · ${company.name}`,
      sentence: drawing.getAttribute('aria-label') ?? '',
      foot: t('picture.foot', { months: format.monthRange(run.from, run.to), day: format.moment(run.createdAt) }),
    }
    download(await saveAsPicture(drawing, words), `${name}.png`)
  }
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} loading={isBusy}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} />} onClick={() => void save(saveWorkbook)}>
          {t('export.workbook')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={16} />} onClick={() => void save(savePicture)}>
          {t('export.picture')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function download(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
