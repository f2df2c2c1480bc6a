import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

// WebKit takes a choice that the arrow keys reached for one that was clicked, and shows no focus.
const root = document.documentElement;
addEventListener("keydown", () => (root.dataset["keys"] = ""), true);
addEventListener("pointerdown", () => delete root.dataset["keys"], true);

const target = document.getElementById("app");
if (target) mount(App, { target });
