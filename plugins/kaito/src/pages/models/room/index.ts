export { RoomSection } from './RoomSection';
