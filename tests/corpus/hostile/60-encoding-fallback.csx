// expect: rejected ; category: shared-state ; note: an encoder with the script's own fallback
var e = (Encoding)Encoding.UTF8.Clone(); e.EncoderFallback = EncoderFallback.ReplacementFallback; return e.WebName;
