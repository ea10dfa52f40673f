import type { PackClip } from '../../core/voice/clip.ts';
import type { Device } from '../../core/screen-ports.ts';
import { playRecording } from './play-speech.ts';

/** A recording as it lies at the gateway. False: it did not come, or cannot be played. */
export async function hearRecording(device: Pick<Device, 'voices'>, { sha256 }: PackClip): Promise<boolean> {
  const audio = await device.voices.listen(sha256);
  return audio !== undefined && (await playRecording(audio as Blob));
}
