export { type ImportRoom, openImportRoom } from './import-room'
