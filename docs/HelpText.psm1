# What PlatyPS leaves to do for help that reads well in a console: it puts an example's code among its remarks, keeps
# markdown's marks and line ends, writes type names in full, drops default values, and knows no about pages.

$dev = [Xml.Linq.XNamespace] 'http://schemas.microsoft.com/maml/dev/2004/10'
$maml = [Xml.Linq.XNamespace] 'http://schemas.microsoft.com/maml/2004/10'
$command = [Xml.Linq.XNamespace] 'http://schemas.microsoft.com/maml/dev/command/2004/10'

function ConvertTo-PlainText {
    <# .SYNOPSIS Text without the marks of markdown: a console shows them as they are. #>
    param([string] $Text)
    $Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`([^`]+)`', '$1' -replace '\*\*([^*]+)\*\*', '$1'
}

function Split-Block {
    <# .SYNOPSIS The blocks of a markdown text: what it is (Code, Item, Heading or Text) and its lines, soft line ends gone. #>
    param([string] $Text)
    $block = $null
    foreach ($line in $Text -split '\r?\n') {
        if ($block.Kind -eq 'Code') {
            if ($line -ne '```') { $block.Lines.Add($line); continue }
            $block
            $block = $null
            continue
        }

        $kind = switch -Regex ($line) {
            '^```' { 'Code'; break }
            '^#+ ' { 'Heading'; break }
            '^(-|[0-9]+\.) ' { 'Item'; break }
            '^\s*$' { $null; break }
            default { if ($block.Kind -in 'Item', 'Text') { 'Same' } else { 'Text' } }
        }
        if ($kind -eq 'Same') { $block.Lines[0] += " $($line.Trim())"; continue }
        if ($block) { $block; $block = $null }
        if ($kind) {
            $block = [pscustomobject]@{ Kind = $kind; Lines = [Collections.Generic.List[string]]::new() }
            if ($kind -ne 'Code') { $block.Lines.Add($line) }
        }
    }
    if ($block) { $block }
}

function Get-Paragraph {
    <# .SYNOPSIS A markdown text as the paragraphs of MAML. #>
    param([string] $Text)
    foreach ($block in Split-Block $Text) {
        $plain = if ($block.Kind -eq 'Code') { $block.Lines -join "`n" } else { ConvertTo-PlainText $block.Lines[0] }
        [Xml.Linq.XElement]::new($maml + 'para', $plain)
    }
}

function Get-MarkdownText {
    <# .SYNOPSIS The markdown that PlatyPS put into an element, without the U+0080 that it puts between paragraphs. #>
    param([Xml.Linq.XElement] $Element)
    ($Element.Elements($maml + 'para').Value -replace "`r", '' | Where-Object { $_ -ne [string][char]0x80 }) -join "`n`n"
}

function Repair-Example {
    <# .SYNOPSIS Puts an example's code where PowerShell looks for it, and its description after it. #>
    param([Xml.Linq.XElement] $Example)
    $text = Get-MarkdownText $Example.Element($maml + 'introduction')
    $parts = [regex]::Match($text, '(?s)\A(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)\z')
    $title = $Example.Element($maml + 'title').Value.Trim('-', ' ')
    $of = $Example.Parent.Parent.Element($command + 'details').Element($command + 'name').Value
    if (-not $parts.Success -or $parts.Groups['after'].Value.Contains('```powershell')) {
        throw "$title of $of must have one block of PowerShell, and it has none or several."
    }

    $Example.Element($maml + 'introduction').ReplaceNodes(@(Get-Paragraph $parts.Groups['before'].Value))
    $Example.Element($dev + 'code').SetValue($parts.Groups['code'].Value)
    # The empty paragraph keeps the next title apart.
    $Example.Element($dev + 'remarks').ReplaceNodes(@(Get-Paragraph $parts.Groups['after'].Value) + [Xml.Linq.XElement]::new($maml + 'para'))
}

function Repair-Parameter {
    <# .SYNOPSIS Gives the parameters of a command the short type names of its syntax, and their default values. #>
    param([Xml.Linq.XElement] $Help, [hashtable] $Default)
    $short = @{}
    foreach ($parameter in $Help.Element($command + 'syntax').Descendants($command + 'parameter')) {
        $value = $parameter.Element($command + 'parameterValue')
        if ($value) { $short[$parameter.Element($maml + 'name').Value] = $value.Value }
    }
    foreach ($parameter in $Help.Element($command + 'parameters').Elements()) {
        $name = $parameter.Element($maml + 'name').Value
        $value = $parameter.Element($command + 'parameterValue')
        if ($value -and $short.ContainsKey($name)) { $value.SetValue($short[$name]) }
        if ($Default[$name]) { $parameter.Add([Xml.Linq.XElement]::new($dev + 'defaultValue', $Default[$name])) }
    }
}

function ConvertTo-ConsoleMaml {
    <# .SYNOPSIS PlatyPS's MAML, fit for a console, with line feeds only. Defaults are by command and parameter. #>
    param([string] $Path, [hashtable] $Default)
    $document = [Xml.Linq.XDocument]::Load($Path)
    foreach ($example in @($document.Descendants($command + 'example'))) { Repair-Example $example }
    $said = @($document.Descendants($maml + 'description')) + @($document.Descendants($maml + 'alert'))
    foreach ($element in $said) { $element.ReplaceNodes(@(Get-Paragraph (Get-MarkdownText $element))) }

    foreach ($help in $document.Root.Elements()) {
        Repair-Parameter $help $Default[$help.Element($command + 'details').Element($command + 'name').Value]
    }

    # A link to another page of markdown leads nowhere from a console; its name is what Get-Help takes.
    foreach ($link in $document.Descendants($maml + 'uri')) {
        if ($link.Value -notlike 'http*') { $link.SetValue('') }
    }

    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
    $stream = [IO.MemoryStream]::new()
    $writer = [Xml.XmlWriter]::Create($stream, $settings)
    $document.Save($writer)
    $writer.Dispose()
    [Text.Encoding]::UTF8.GetString($stream.ToArray()) + "`n"
}

function Format-Wrapped {
    <# .SYNOPSIS Words in lines of at most 79 characters: the first indented by so many, the others by so many. #>
    param([string] $Text, [int] $Indent, [int] $Hanging = $Indent)
    $line = ' ' * $Indent
    $isEmpty = $true
    foreach ($word in -split $Text) {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt 79) {
            $line
            $line = ' ' * $Hanging
            $isEmpty = $true
        }
        $line += if ($isEmpty) { $word } else { " $word" }
        $isEmpty = $false
    }
    $line
}

function ConvertTo-AboutText {
    <# .SYNOPSIS A markdown page as the text that Get-Help shows of an about topic. #>
    param([string] $Markdown)
    $before = $null
    $lines = foreach ($block in Split-Block $Markdown) {
        # Items stand close together, everything else apart; a heading of the first two ranks has its text right below.
        $isClose = ($block.Kind -eq 'Item' -and $before.Kind -eq 'Item') -or
            ($before.Kind -eq 'Heading' -and $before.Lines[0] -notlike '###*')
        if ($before -and -not $isClose) { '' }
        $text = ConvertTo-PlainText $block.Lines[0]
        switch ($block.Kind) {
            'Code' { $block.Lines | ForEach-Object { "        $_".TrimEnd() } }
            'Item' { Format-Wrapped $text -Indent 4 -Hanging ($text.IndexOf(' ') + 5) }
            'Text' { Format-Wrapped $text -Indent 4 }
            'Heading' {
                switch -Regex ($text) {
                    '^# (.*)' { 'TOPIC'; "    $($Matches[1])" }
                    '^## (.*)' { $Matches[1].ToUpperInvariant() }
                    '^### (.*)' { "  $($Matches[1])" }
                }
            }
        }
        $before = $block
        # The topic's name counts as text: a blank line follows it.
        if ($block.Kind -eq 'Heading' -and $block.Lines[0] -like '# *') { $before = [pscustomobject]@{ Kind = 'Text' } }
    }
    ($lines -join "`n") + "`n"
}

Export-ModuleMember -Function ConvertTo-ConsoleMaml, ConvertTo-AboutText
