// task: All Markdown files under docs.
// mistake: Directory instead of the filesystem tool
using System.IO;

return Directory.GetFiles("docs", "*.md", SearchOption.AllDirectories);
