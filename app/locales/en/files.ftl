# Attachments: what is taken, who sees what, the cleaned copy for the unit.

files-told-heading = Who sees these pictures and papers
files-told-cover = Before sending, please cover whatever may tell who you are: faces, houses, number plates, handwriting.
files-told-front = The Front sees the file exactly as you send it. Pictures often carry hidden data, such as where, when and with which device they were taken: the Front can see it, the unit cannot.
files-told-unit = The unit that answers never gets what you sent. An officer of the Front looks at each picture and paper and picks; the unit gets only a copy without hidden data: pictures drawn anew, PDF and DOCX papers as their text alone. That cannot be done with scans without text: send papers as photographs.
files-told-recording = Sound and video recordings are never passed to the unit. The Front writes down what can be heard and seen.
files-told-visible = Hidden data is taken out; what can be seen at once is not: faces, houses, number plates, handwriting, names in a paper.
