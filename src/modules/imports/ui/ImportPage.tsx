import { Button, Progress } from '@mantine/core'
import { IconFileSpreadsheet, IconMapOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { getImportEndpoint, type ImportState, setOptionsEndpoint } from '../import.contract'
import type { ImportOptions } from '../import-file.contract'
import { ColumnsCard } from './ColumnsCard'
import { DoubtsCard } from './DoubtsCard'
import { ErrorsCard } from './ErrorsCard'
import { FormatCard } from './FormatCard'
import { ImportActions } from './ImportActions'
import { ImportSteps } from './ImportSteps'
import { PreviewCard } from './PreviewCard'
import { ResultRail } from './ResultRail'
import { useRefusal } from './refusal-sentence'
import { keyOf, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
import { EmptyState, ErrorState, PageHead, Waiting } from '@/shared/ui/parts'
import { useTrail } from '@/shared/ui/trail'

const working = new Set(['uploading', 'preparing', 'applying'])
const editable = new Set(['inspected', 'prepared', 'failed', 'cancelled', 'preparing'])

/** One import from its file to its effect: how it is read, what is wrong, what would change. */
export function ImportPage(): ReactNode {
  const { importId } = useParams({ strict: false }) as { importId: string }
  const [isWorking, setWorking] = useState(true)
  const state = useCall(getImportEndpoint, { params: { importId } }, { refetchMs: isWorking ? 600 : false })
  const now = state.data ? working.has(state.data.status) : true
  if (now !== isWorking) setWorking(now)
  if (state.isError && state.error.status === 404) return <NotHere />
  if (state.isError && !state.data) return <ErrorState problem={state.error} retry={() => void state.refetch()} />
  if (!state.data) return <Waiting rows={10} />
  return <OneImport state={state.data} />
}

function NotHere(): ReactNode {
  const t = useText('imports')
  return (
    <EmptyState
      heading="h1"
      icon={<IconMapOff size={32} />}
      title={t('notHere')}
      action={
        <Button component={Link} to="/importaciones">
          {t('notHere.all')}
        </Button>
      }
    >
      {t('notHere.why')}
    </EmptyState>
  )
}

function OneImport({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  const queries = useQueryClient()
  useTrail(state.fileName)
  const call = { params: { importId: state.id } }
  const keep = (fresh: ImportState): void => {
    queries.setQueryData(keyOf(getImportEndpoint, call), fresh)
  }
  const save = useChange(setOptionsEndpoint)
  const choose = (change: Partial<ImportOptions>): void =>
    save.mutate(
      { ...call, body: { ...state.options, ...change } },
      { onSuccess: keep, onError: (error) => notifyProblem(sentence(error)) },
    )
  const shared = { state, keep, isEditable: editable.has(state.status) }
  const isStale = save.isPending || state.status === 'preparing'
  return (
    <>
      <PageHead
        title={t('page.title')}
        meta={
          <span className="import-meta">
            <IconFileSpreadsheet size={15} aria-hidden="true" />
            {[
              state.fileName,
              state.check ? t('step.rows', { rows: format.number(state.check.rows.read) }) : null,
              format.bytes(state.bytes),
              t('page.uploaded', { at: format.moment(state.createdAt) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        }
      >
        <ImportActions state={state} keep={keep} />
      </PageHead>
      <ImportSteps state={state} />
      <Notices state={state} again={() => choose({})} />
      <Working state={state} />
      {state.inspection ? (
        <div className={`columns answer-first ${isStale ? 'stale' : ''}`} aria-busy={isStale}>
          <div className="column" style={{ gap: 16, minWidth: 0 }}>
            <FormatCard
              inspection={state.inspection}
              options={state.options}
              choose={choose}
              isEditable={shared.isEditable}
            />
            <ColumnsCard
              inspection={state.inspection}
              options={state.options}
              choose={choose}
              isEditable={shared.isEditable}
            />
          </div>
          {state.check ? <ResultRail {...shared} /> : <div />}
        </div>
      ) : null}
      {state.check && state.check.clients.doubtful > 0 ? <DoubtsCard {...shared} /> : null}
      {state.check && (state.check.withError > 0 || state.fixCount > 0) ? <ErrorsCard {...shared} /> : null}
      {state.check ? <PreviewCard check={state.check} /> : null}
    </>
  )
}

function Working({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const { progress } = state
  if (!progress || !working.has(state.status)) return null
  const phase = progress.phase === 'queue' ? t('phase.queueOf', { count: progress.done }) : t(`phase.${progress.phase}`)
  return (
    <section className="card card-body" role="status">
      <div className="row spread small">
        <span className="strong">{phase}</span>
        <span className="faint">{t('working')}</span>
      </div>
      <Progress
        mt={8}
        value={progress.total > 0 ? (progress.done / progress.total) * 100 : 0}
        animated={progress.phase !== 'queue'}
        aria-label={phase}
      />
    </section>
  )
}

function Notices({ state, again }: { state: ImportState; again: () => void }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  return (
    <>
      {state.refusal ? (
        <div className="well row wrap notice-bad" role="alert">
          <span className="small strong grow">{sentence(state.refusal)}</span>
          {state.status !== 'failed' ? null : isHopeless(state.refusal.code) ? (
            <Button size="compact-sm" variant="default" component={Link} to="/importaciones">
              {t('another')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={again}>
              {t('again')}
            </Button>
          )}
        </div>
      ) : null}
      {state.sameFileAs && state.status !== 'applied' ? (
        <p className="well small">{t('sameFile', { day: format.moment(state.sameFileAs.appliedAt) })}</p>
      ) : null}
      {state.template && state.status !== 'applied' ? (
        <p className="small faint">{t('template.used', { name: state.template.name })}</p>
      ) : null}
    </>
  )
}

/** Of the file itself: reading the same bytes again changes nothing. */
function isHopeless(code: string): boolean {
  return code.startsWith('file_') && code !== 'file_too_heavy'
}
