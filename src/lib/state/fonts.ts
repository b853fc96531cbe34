/**
 * Those of the fonts that this machine lacks. A font that is there sets a line of Latin letters in another width than the fonts that stand in for
 * it; Chinese characters are as wide in all of them. Nothing is said where nothing can be measured.
 */
export function missingFonts(names: readonly string[]): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [];
  const widthOf = (family: string) => {
    pen.font = `72px ${family}`;
    return pen.measureText(probe).width;
  };
  const standIns = ['monospace', 'serif', 'sans-serif'];
  return [...new Set(names)].filter((name) =>
    standIns.every((family) => widthOf(`"${name}", ${family}`) === widthOf(family)),
  );
}

const probe = 'mmmmmmwwwwwlliiiiWM0123456789.,';
