import { Button, Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ImportState } from '../import.contract'
import { saveTemplateEndpoint } from '../import-template.contract'
import { useRefusal } from './refusal-sentence'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'

/** Keeps how this file is read, for the next one with the same headings. */
export function TemplateModal({ state, close }: { state: ImportState; close: () => void }): ReactNode {
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
      },
    )
  return (
    <Modal opened onClose={close} title={t('template.save')} closeButtonProps={{ 'aria-label': shared('close') }}>
      <form
        className="column"
        style={{ gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <TextInput
          label={t('template.name')}
          description={t('template.why')}
          required
          maxLength={120}
          data-autofocus
          value={name}
          error={save.error ? sentence(save.error) : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="subtle" color="gray" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {shared('save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
