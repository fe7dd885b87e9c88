//! The parts that pages are made of.

pub mod case_parts;
pub mod commitments;
pub mod compare;
pub mod desk_form;
pub mod desk_parts;
pub mod done;
pub mod draft_rows;
pub mod erased_line;
pub mod file_parts;
pub mod form;
pub mod grouped_select;
pub mod inbox;
pub mod list_page;
pub mod marks;
pub mod numbers;
pub mod one_time_field;
pub mod paper_sheet;
pub mod problem;
pub mod promises;
pub mod published;
pub mod qr;
pub mod rating;
pub mod table;
pub mod template_picker;
pub mod text_area;
pub mod wait;
