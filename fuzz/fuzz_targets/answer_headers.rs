#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ciba::fuzz::answer_headers(bytes));
