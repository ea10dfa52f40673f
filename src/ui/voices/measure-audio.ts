/** How long a recording is and whether there is anything to hear: a microphone that was off records silence, at its full length. */

export interface MeasuredAudio {
  readonly lengthMs: number;
  readonly isSilent: boolean;
}

/** Of full scale. Rooms hum below it, voices at arm's length reach many times as much. */
const leastPeak = 0.01;

/** Absent: this browser cannot read it, or it is no recording. */
export async function measureAudio(audio: Blob): Promise<MeasuredAudio | undefined> {
  try {
    const decoded = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(await audio.arrayBuffer());
    let peak = 0;
    for (const sample of decoded.getChannelData(0)) peak = Math.max(peak, Math.abs(sample));
    return { lengthMs: Math.max(1, Math.round(decoded.duration * 1000)), isSilent: peak < leastPeak };
  } catch {
    return undefined;
  }
}
