/** The bytes of a file that the visitor chose, as they go to the workspace. */
export function readFileAsBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(new Error('This file cannot be read.')));
    reader.readAsDataURL(file);
  });
}
