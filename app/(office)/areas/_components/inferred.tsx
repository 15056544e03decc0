import { Badge } from '@/components/ui/badge';

/** Worked out from two editions; no document says so. */
export const Inferred = () => <Badge>推定</Badge>;
