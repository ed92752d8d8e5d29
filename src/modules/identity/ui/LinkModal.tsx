import { Button, CopyButton, Modal, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconMailCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export interface Handed {
  /** Null when it went by mail. */
  link: string | null
  expiresAt: string
  name: string
}

/** The way in, shown once, to be handed over by the person who asked for it. */
export function LinkModal({ handed, close }: { handed: Handed; close: () => void }): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const format = useFormat()
  const until = t('people.linkUntil', { when: format.moment(handed.expiresAt) })
  return (
    <Modal
      opened
      onClose={close}
      title={t('people.linkTitle', { name: handed.name })}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      {handed.link ? (
        <div className="column" style={{ gap: 12 }}>
          <p className="small soft">
            {t('people.linkWhat')} {until}
          </p>
          <TextInput
            readOnly
            data-autofocus
            value={handed.link}
            aria-label={t('people.linkTitle', { name: handed.name })}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={handed.link}>
            {({ copied, copy }) => (
              <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
                {copied ? shared('copied') : t('people.copyLink')}
              </Button>
            )}
          </CopyButton>
        </div>
      ) : (
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <IconMailCheck size={22} className="brand" aria-hidden="true" />
          <p>
            {t('people.mailed')} {until}
          </p>
        </div>
      )}
    </Modal>
  )
}
