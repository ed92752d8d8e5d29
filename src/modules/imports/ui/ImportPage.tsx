import { Button, Modal, Progress, TextInput } from '@mantine/core'
import { IconArrowRight, IconCheck, IconTemplate } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { saveTemplateEndpoint } from '../import-template.contract'
import {
  applyImportEndpoint,
  cancelImportEndpoint,
  getImportEndpoint,
  type ImportState,
  setOptionsEndpoint,
} from '../import.contract'
import type { ImportOptions } from '../import-file.contract'
import { ColumnsCard } from './ColumnsCard'
import { DoubtsCard } from './DoubtsCard'
import { ErrorsCard } from './ErrorsCard'
import { FormatCard } from './FormatCard'
import { PreviewCard } from './PreviewCard'
import { ResultRail } from './ResultRail'
import { useRefusal } from './refusal-sentence'
import { keyOf, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { ErrorState, PageHead, Waiting } from '@/shared/ui/parts'
import { usePersonState } from '@/shared/ui/person'

const working = new Set(['uploading', 'preparing', 'applying'])

/** One import from its file to its effect: how it is read, what is wrong, what would change. */
export function ImportPage(): ReactNode {
  const { importId } = useParams({ strict: false }) as { importId: string }
  const [isWorking, setWorking] = useState(true)
  const state = useCall(getImportEndpoint, { params: { importId } }, { refetchMs: isWorking ? 600 : false })
  const now = state.data ? working.has(state.data.status) : true
  if (now !== isWorking) setWorking(now)
  if (state.isError) return <ErrorState problem={state.error} retry={() => void state.refetch()} />
  if (!state.data) return <Waiting rows={10} />
  return <OneImport state={state.data} />
}

function OneImport({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  const queries = useQueryClient()
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
  const isEditable = ['inspected', 'prepared', 'failed', 'cancelled', 'preparing'].includes(state.status)
  return (
    <>
      <PageHead
        title={t('page.title')}
        meta={
          <>
            <Link to="/importaciones">{t('back')}</Link> ·{' '}
            {t('page.file', { name: state.fileName, size: format.bytes(state.bytes) })}
          </>
        }
      >
        <Actions state={state} keep={keep} />
      </PageHead>
      <Steps state={state} />
      <Notices state={state} again={() => choose({})} />
      {state.progress && working.has(state.status) ? (
        <section className="card card-body" role="status">
          <div className="row spread small">
            <span className="strong">{t(`phase.${state.progress.phase}`)}</span>
            <span className="faint">{t('working')}</span>
          </div>
          <Progress
            mt={8}
            value={state.progress.total > 0 ? (state.progress.done / state.progress.total) * 100 : 0}
            aria-label={t(`phase.${state.progress.phase}`)}
          />
        </section>
      ) : null}
      {state.inspection ? (
        <div className="columns" style={{ opacity: save.isPending || state.status === 'preparing' ? 0.65 : 1 }}>
          <div className="column" style={{ gap: 16, minWidth: 0 }}>
            <FormatCard inspection={state.inspection} choose={choose} isEditable={isEditable} />
            <ColumnsCard
              inspection={state.inspection}
              options={state.options}
              choose={choose}
              isEditable={isEditable}
            />
          </div>
          {state.check ? <ResultRail state={state} keep={keep} isEditable={isEditable} /> : <div />}
        </div>
      ) : null}
      {state.check && state.check.clients.doubtful > 0 ? (
        <DoubtsCard state={state} keep={keep} isEditable={isEditable} />
      ) : null}
      {state.check && (state.check.withError > 0 || state.fixCount > 0) ? (
        <ErrorsCard state={state} keep={keep} isEditable={isEditable} />
      ) : null}
      {state.check ? <PreviewCard check={state.check} /> : null}
    </>
  )
}

function Actions({ state, keep }: { state: ImportState; keep: (fresh: ImportState) => void }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { refresh } = usePersonState()
  const [isNaming, setNaming] = useState(false)
  const apply = useChange(applyImportEndpoint)
  const cancel = useChange(cancelImportEndpoint)
  const call = { params: { importId: state.id } }
  const onError = (error: unknown): void => notifyProblem(sentence(error))
  if (state.status === 'applied') {
    return (
      <Button rightSection={<IconArrowRight size={16} />} onClick={() => void navigate({ to: '/cartera' })}>
        {t('seePortfolio')}
      </Button>
    )
  }
  const run = (): void =>
    apply.mutate(
      { ...call, body: { revision: state.revision } },
      {
        onSuccess: async (fresh) => {
          keep(fresh)
          notifyDone(
            t('applied', { documents: format.number((fresh.documents?.new ?? 0) + (fresh.documents?.changed ?? 0)) }),
          )
          await Promise.all([queries.invalidateQueries(), refresh()])
          await navigate({ to: '/cartera' })
        },
        onError,
      },
    )
  return (
    <>
      {state.status === 'undone' ? null : (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => cancel.mutate(call, { onSuccess: () => void navigate({ to: '/importaciones' }), onError })}
        >
          {t('cancel')}
        </Button>
      )}
      {state.inspection ? (
        <Button variant="default" leftSection={<IconTemplate size={16} />} onClick={() => setNaming(true)}>
          {t('template.save')}
        </Button>
      ) : null}
      {state.status === 'prepared' || state.status === 'applying' ? (
        <Button
          leftSection={<IconCheck size={16} />}
          loading={apply.isPending || state.status === 'applying'}
          onClick={run}
        >
          {t('apply')}
        </Button>
      ) : null}
      {isNaming ? <TemplateModal state={state} close={() => setNaming(false)} /> : null}
    </>
  )
}

function TemplateModal({ state, close }: { state: ImportState; close: () => void }): ReactNode {
  const t = useText('imports')
  const shared = useText('shared')
  const sentence = useRefusal()
  const save = useChange(saveTemplateEndpoint)
  const [name, setName] = useState(
    state.template?.name ?? state.inspection?.system ?? state.fileName.replace(/\.\w+(\.gz)?$/, ''),
  )
  const run = (): void =>
    save.mutate(
      { params: { importId: state.id }, body: { name } },
      {
        onSuccess: () => {
          notifyDone(t('template.saved'))
          close()
        },
        onError: (error) => notifyProblem(sentence(error)),
      },
    )
  return (
    <Modal opened onClose={close} title={t('template.save')} closeButtonProps={{ 'aria-label': shared('close') }}>
      <form
        className="column"
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <TextInput
          label={t('template.name')}
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          {shared('save')}
        </Button>
      </form>
    </Modal>
  )
}

function Notices({ state, again }: { state: ImportState; again: () => void }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  return (
    <>
      {state.refusal ? (
        <div className="well row wrap" role="alert" style={{ background: 'var(--clave-bad-soft)' }}>
          <span className="small strong grow">{sentence(state.refusal)}</span>
          {state.status === 'failed' ? (
            <Button size="compact-sm" variant="default" onClick={again}>
              {t('again')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {state.sameFileAs && state.status !== 'applied' ? (
        <p className="well small">{t('sameFile', { day: format.moment(state.sameFileAs.appliedAt) })}</p>
      ) : null}
      {state.template ? <p className="small faint">{t('template.used', { name: state.template.name })}</p> : null}
    </>
  )
}

function Steps({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const at =
    state.status === 'applied'
      ? 5
      : state.check
        ? state.check.withError > 0
          ? 3
          : 4
        : state.inspection
          ? 3
          : state.status === 'empty' || state.status === 'uploading'
            ? 1
            : 2
  const errors = state.check?.withError ?? 0
  const steps = [
    [
      t('step.file'),
      state.check ? t('step.rows', { rows: format.number(state.check.rows.read) }) : format.bytes(state.bytes),
    ],
    [t('step.format'), state.inspection ? t('step.detected') : ''],
    [
      t('step.columns'),
      state.check ? (errors > 0 ? t('step.toFix', { rows: format.number(errors) }) : t('step.clean')) : '',
    ],
    [t('step.confirm'), t('step.control')],
    [t('step.portfolio'), t('step.newRun')],
  ]
  return (
    <ol className="card stepper" style={{ listStyle: 'none' }}>
      {steps.map(([title, note], i) => (
        <li
          key={title}
          className="row grow"
          style={{ flex: i === 0 ? '0 0 auto' : undefined }}
          aria-current={i + 1 === at ? 'step' : undefined}
        >
          {i > 0 ? <span className={`line ${i < at ? 'done' : ''}`} /> : null}
          <span className={`step-mark ${i + 1 < at || at === 5 ? 'done' : i + 1 === at ? 'on' : ''}`}>
            {i + 1 < at || at === 5 ? <IconCheck size={15} /> : i + 1}
          </span>
          <span className="nowrap">
            <span className="small strong" style={{ display: 'block' }}>
              {title}
            </span>
            <span className="tiny faint">{note}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
