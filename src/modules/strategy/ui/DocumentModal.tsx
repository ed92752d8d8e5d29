import { Button, Modal, Radio, SegmentedControl } from '@mantine/core'
import { IconDownload, IconExternalLink } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type PlanAudience, planDocumentEndpoint, type PlanDocumentFormat } from '../plan-document.contract'
import { usePlanDesk } from './use-plan'
import { CallProblem, urlOf } from '@/shared/ui/call'
import { downloadFile } from '@/shared/ui/download'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'
import { whenSaved } from '@/shared/ui/saving'

const audiences: readonly PlanAudience[] = ['internal', 'board', 'client']
const formats: readonly PlanDocumentFormat[] = ['pptx', 'pdf', 'html']
const languages = ['es', 'en'] as const
type Language = (typeof languages)[number]

/** The plan as a file: for whom, in which language and form, and what each audience gets to read. */
export function DocumentModal({ close }: { close: () => void }): ReactNode {
  const t = useText('strategy')
  const shared = useText('shared')
  const { accountId } = usePlanDesk()
  const { locale } = useMe()
  const [audience, setAudience] = useState<PlanAudience>('internal')
  const [language, setLanguage] = useState<Language>(locale)
  const [format, setFormat] = useState<PlanDocumentFormat>('pptx')
  const [isDrawing, setDrawing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const call = { params: { accountId }, query: { format, audience, language } }
  const take = async (): Promise<void> => {
    setDrawing(true)
    setProblem(null)
    try {
      // What was typed last is in it.
      await whenSaved()
      await downloadFile(planDocumentEndpoint, call, `plan.${format}`)
      notifyDone(t('document.taken'))
      close()
    } catch (failure) {
      if (!(failure instanceof CallProblem)) throw failure
      setProblem(failure.code)
    } finally {
      setDrawing(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('document.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <div className="column" style={{ gap: 16 }}>
        <Radio.Group
          label={t('document.audience')}
          value={audience}
          onChange={(chosen) => setAudience(chosen as PlanAudience)}
        >
          <div className="column" style={{ gap: 8, marginTop: 6 }}>
            {audiences.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`document.audience.${one}`)}
                description={t(`document.audience.${one}.what`)}
              />
            ))}
          </div>
        </Radio.Group>
        <Choice
          label={t('document.format')}
          hint={t(`document.format.${format}.what`)}
          options={formats.map((one) => ({ value: one, label: t(`document.format.${one}`) }))}
          value={format}
          choose={setFormat}
        />
        <Choice
          label={t('document.language')}
          hint={t('document.language.why')}
          options={languages.map((one) => ({ value: one, label: t(`document.language.${one}`) }))}
          value={language}
          choose={setLanguage}
        />
        <p className="tiny faint">{t('document.never')}</p>
        {problem ? (
          <p className="small bad" role="alert">
            {t(problemKey(problem))}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <span className="small faint" role="status">
            {isDrawing ? t('document.drawing') : ''}
          </span>
          {format === 'html' ? (
            <Button
              component="a"
              href={urlOf(planDocumentEndpoint, call)}
              target="_blank"
              rel="noopener"
              leftSection={<IconExternalLink size={16} />}
              onClick={close}
            >
              {t('document.open')}
            </Button>
          ) : (
            <Button leftSection={<IconDownload size={16} />} loading={isDrawing} onClick={() => void take()}>
              {t('document.take')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}

/** A failure here says what is true of documents; the rest as everywhere in the tab. */
function problemKey(code: string): string {
  const own = ['unavailable', 'forbidden', 'bug']
  return own.includes(code) ? `document.error.${code}` : `error.${code}`
}

function Choice<V extends string>({
  label,
  hint,
  options,
  value,
  choose,
}: {
  label: string
  hint: string
  options: { value: V; label: string }[]
  value: V
  choose: (value: V) => void
}): ReactNode {
  return (
    <div className="column" style={{ gap: 4 }}>
      <b className="small">{label}</b>
      <SegmentedControl<V> aria-label={label} data={options} value={value} onChange={choose} />
      <span className="tiny faint">{hint}</span>
    </div>
  )
}
