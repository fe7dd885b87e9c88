# Attachments: what is taken, who sees what, the cleaned copy for the unit.

files-told-heading = Who sees these files
files-told-front = The Front sees the file exactly as you send it. Pictures often carry hidden data, such as where, when and with which device they were taken: the Front can see it, the unit cannot.
files-told-unit = The unit that answers never gets the original. An officer of the Front looks at each file and picks; the unit gets only a cleaned copy of what was picked: pictures drawn anew without hidden data, PDF and DOCX documents as their text alone. Scans without text cannot be cleaned: send papers as photographs.
files-told-recording = Sound and video recordings are never passed to the unit. The Front writes down what can be heard and seen.
files-told-visible = Cleaning does not remove what can be seen: faces, houses, number plates, handwriting, names in a document. Please cover whatever tells who you are before you send it.
