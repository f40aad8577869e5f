// task: MIME type of the tiny image.
// mistake: members of a Json as with dynamic
var image = await tools.Everything.GetTinyImageAsync();
return image.content[1].mimeType;
