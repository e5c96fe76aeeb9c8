export interface QuotationContext { readonly before: string; readonly after: string; readonly next: string; readonly previous: string }
export function speakerOf(_context: QuotationContext): string | null { return null; }
