// task: Search memory for Oslo.
// mistake: a tool call in XML
<tool_call>
  <name>memory.search_nodes</name>
  <arguments><query>Oslo</query></arguments>
</tool_call>
