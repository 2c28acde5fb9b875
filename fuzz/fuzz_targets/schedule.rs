#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ciba::fuzz::schedule(bytes));
