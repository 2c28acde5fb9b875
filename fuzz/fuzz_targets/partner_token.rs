#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vipps::fuzz::partner_token(bytes));
